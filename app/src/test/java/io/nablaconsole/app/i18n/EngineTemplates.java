package io.nablaconsole.app.i18n;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The templates of the engine's sentences, as its sources have them: what {@code Message.of} is called with. */
final class EngineTemplates extends TreeScanner<@Nullable Void, CompilationUnitTree> {
    private final NavigableSet<String> templates = new TreeSet<>();
    private final NavigableSet<String> others = new TreeSet<>();

    private EngineTemplates() {}

    /** Of all sources below {@code root} but those of the command line, which speaks English. */
    static EngineTemplates in(Path root) throws IOException {
        EngineTemplates found = new EngineTemplates();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(root);
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            Path commandLine = root.resolve("io/nablaconsole/engine/cli");
            Path message = root.resolve("io/nablaconsole/engine/api/Message.java");
            Path[] sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(commandLine) && !file.equals(message))
                    .toArray(Path[]::new);
            JavacTask task =
                    (JavacTask) compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjects(sources));
            for (CompilationUnitTree unit : task.parse()) {
                found.scan(unit, unit);
            }
        }
        return found;
    }

    /** Every template, as it is spelled for {@link java.util.Formatter}. */
    NavigableSet<String> templates() {
        return templates;
    }

    /** Where a template is not a literal, or a message is made in another way. */
    NavigableSet<String> others() {
        return others;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, CompilationUnitTree unit) {
        if (call.getMethodSelect().toString().equals("Message.of")) {
            literal(call.getArguments().get(0)).ifPresentOrElse(templates::add, () -> addOther(unit, call));
        }
        return super.visitMethodInvocation(call, unit);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree made, CompilationUnitTree unit) {
        if (made.getIdentifier().toString().equals("Message")) {
            addOther(unit, made);
        }
        return super.visitNewClass(made, unit);
    }

    private void addOther(CompilationUnitTree unit, Tree tree) {
        others.add(unit.getSourceFile().getName() + ": " + tree);
    }

    private static Optional<String> literal(ExpressionTree tree) {
        if (tree instanceof ParenthesizedTree inner) {
            return literal(inner.getExpression());
        }
        if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return literal(sum.getLeftOperand())
                    .flatMap(left -> literal(sum.getRightOperand()).map(left::concat));
        }
        return tree instanceof LiteralTree value && value.getValue() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
