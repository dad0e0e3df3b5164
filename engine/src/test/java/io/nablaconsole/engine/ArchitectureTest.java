package io.nablaconsole.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What may use what; the packages' own descriptions say why. */
class ArchitectureTest {
    private static final String BASE = "io.nablaconsole.engine.";
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.nablaconsole.engine");

    @Test
    void theEngineKnowsNothingOfWindows() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "io.nablaconsole.app..")
                .because("the command line and other programs embed the engine without a window")
                .check(ENGINE);
    }

    @Test
    void theApiStandsAlone() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "api..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.nablaconsole..")
                        .and(DescribedPredicate.not(resideInAPackage(BASE + "api.."))))
                .because("it is what others compile against")
                .check(ENGINE);
    }

    @Test
    void onlyOnePackageTouchesJnr() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "posix..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jnr..")
                .because("it costs up to a second to load, and its traps are known in one place")
                .check(ENGINE);
    }

    @Test
    void theCommandLineGoesThroughTheFrontDoor() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        BASE + "container..", BASE + "store..", BASE + "shim..", BASE + "linker..", BASE + "posix..")
                .because("what it can do, every user of the engine can")
                .check(ENGINE);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(ENGINE);
    }
}
