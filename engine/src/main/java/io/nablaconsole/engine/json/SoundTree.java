package io.nablaconsole.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.SoundText;
import java.util.Map;

/** Looks at every string of a tree, names and values, whether it is {@link SoundText sound}. */
final class SoundTree {
    private SoundTree() {}

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the JSON path of the first that is not */
    static void require(JsonNode node, String path) {
        if (node.isTextual()) {
            SoundText.require(path, node.textValue());
        } else if (node.isArray()) {
            int index = 0;
            for (JsonNode element : node) {
                require(element, path + "[" + index++ + "]");
            }
        } else {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String name = member.getKey();
                SoundText.require(path.isEmpty() ? "the name of a member" : "the name of a member of " + path, name);
                require(member.getValue(), path.isEmpty() ? name : path + "." + name);
            }
        }
    }
}
