package io.nablaconsole.app.advisories;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two calls of OSV's protocol that are needed: {@code POST /v1/querybatch} and {@code GET /v1/vulns/ID}. */
final class OsvServer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 16 << 20;
    /** So many pages of one package's advisories are asked for at the most. */
    private static final int PAGES = 20;

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI server;

    OsvServer(URI server) {
        this.server = server;
    }

    /** The advisories of each package that has some. */
    Map<Component, List<Advisory>> advisoriesOf(List<Component> components) throws IOException, InterruptedException {
        Map<Component, String> pages = new LinkedHashMap<>();
        components.forEach(component -> pages.put(component, ""));
        Map<Component, List<Advisory>> found = new HashMap<>();
        for (int page = 0; !pages.isEmpty(); page++) {
            if (page == PAGES) {
                throw new IOException("more than " + PAGES + " pages");
            }
            List<Component> asked = List.copyOf(pages.keySet());
            JsonNode results = ask(pages).path("results");
            if (results.size() != asked.size()) {
                throw new IOException("%d answers to %d questions".formatted(results.size(), asked.size()));
            }
            pages.clear();
            for (int i = 0; i < asked.size(); i++) {
                Component component = asked.get(i);
                for (JsonNode hit : results.get(i).path("vulns")) {
                    addRecord(found, component, hit.path("id").asText());
                }
                String next = results.get(i).path("next_page_token").asText();
                if (!next.isEmpty()) {
                    pages.put(component, next);
                }
            }
        }
        return found;
    }

    private JsonNode ask(Map<Component, String> pages) throws IOException, InterruptedException {
        ObjectNode question = json.createObjectNode();
        ArrayNode queries = question.putArray("queries");
        pages.forEach((component, page) -> {
            ObjectNode query = queries.addObject();
            query.putObject("package").put("purl", component.url());
            if (!page.isEmpty()) {
                query.put("page_token", page);
            }
        });
        return send(HttpRequest.newBuilder(server.resolve("/v1/querybatch"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString())));
    }

    private void addRecord(Map<Component, List<Advisory>> found, Component component, String id)
            throws IOException, InterruptedException {
        JsonNode record = send(HttpRequest.newBuilder(server.resolve("/v1/vulns/" + id)));
        if (!record.has("withdrawn")) {
            found.computeIfAbsent(component, none -> new ArrayList<>()).add(Advisory.of(record, component));
        }
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            byte[] bytes = body.readNBytes(LARGEST);
            if (answer.statusCode() != 200) {
                throw new IOException("HTTP status " + answer.statusCode());
            }
            JsonNode node = json.readTree(bytes);
            if (!node.isObject()) {
                throw new IOException("the answer is no JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new IOException("the answer is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
