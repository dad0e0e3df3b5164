package io.nablaconsole.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Images;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/** The rules of the window's house. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.nablaconsole.app");

    @Test
    void featuresDoNotDependOnEachOtherInCycles() {
        slices().matching("io.nablaconsole.app.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature must be readable without those that use it")
                .check(CLASSES);
    }

    @Test
    void onlyOnePlaceHandsWorkToTheFxThread() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.nablaconsole.app.fx..")
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .because("threads are easy to follow only where they meet in one place")
                .check(CLASSES);
    }

    @Test
    void theWindowKnowsTheEnginesApiOnly() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.nablaconsole.engine..")
                        .and(not(resideInAPackage("io.nablaconsole.engine.api..")))
                        .and(not(type(Nabla.class))))
                .because("the engine must be free to change behind its API")
                .check(CLASSES);
    }

    @Test
    void viewModelsNeedNoToolkit() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .or()
                .resideInAnyPackage("io.nablaconsole.app.live..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..", "javafx.fxml..")
                .because("they are tested without a toolkit")
                .check(CLASSES);
    }

    @Test
    void onlyViewModelsReachTheEngine() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("ViewModel")
                .and()
                .resideOutsideOfPackage("io.nablaconsole.app.live..")
                .and()
                .doNotHaveSimpleName("ConsoleFeed")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Factory.class, Container.class, Images.class, ConsoleSession.class)
                .because("a view that calls the engine blocks the window")
                .check(CLASSES);
    }

    @Test
    void onlyTheConsoleKnowsItsTerminalLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.nablaconsole.app.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.techsenger..")
                .because("the library may have to be replaced")
                .check(CLASSES);
    }

    @Test
    void nothingStartsAwt() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..", "javafx.embed.swing..")
                .because("AWT beside JavaFX blocks its clipboard for seconds")
                .check(CLASSES);
    }
}
