package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.GuestConvention;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.qemu.QemuExec;

/**
 * What exit codes mean that MirageOS and Solo5 have given a meaning. Sources: {@code mirage_runtime.ml} of MirageOS,
 * {@code solo5.h}.
 */
final class GuestExit {
    private GuestExit() {}

    /** {@code exit} with the meaning of its code, where the guest is one that gives it that. */
    static ExitRecord explained(ExitRecord exit, State state) {
        // QEMU ends with a number of its own making
        boolean told = GuestConvention.MIRAGE
                        .toString()
                        .equals(state.fsState().options().get("convention"))
                && !state.tender().equals(QemuExec.NAME);
        String meaning = told && exit.code() != null ? meaning(exit.code()) : "";
        return meaning.isEmpty() ? exit : with(exit, exit.reason() + ": " + meaning);
    }

    private static String meaning(int code) {
        return switch (code) {
            case 63 -> "what MirageOS ends with when its help or version was asked for";
            case 64 -> "what MirageOS ends with when it does not take its arguments";
            case 255 -> "what Solo5 ends with when the unikernel gave up";
            default -> "";
        };
    }

    private static ExitRecord with(ExitRecord exit, String reason) {
        return new ExitRecord(
                exit.pid(),
                exit.code(),
                exit.signal(),
                reason,
                exit.started(),
                exit.firstOutput(),
                exit.finished(),
                exit.cpuTime(),
                exit.maxRss(),
                exit.outputBytes());
    }
}
