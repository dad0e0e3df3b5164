package io.nablaconsole.engine.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.seccomp.Bpf.Label;
import org.junit.jupiter.api.Test;

class BpfTest {
    private static Bpf jumpOver(int instructions) {
        Label far = new Label();
        Label next = new Label();
        Bpf bpf = new Bpf().jumpIfEqual(0, far, next).label(next);
        for (int i = 0; i < instructions; i++) {
            bpf.ret(1);
        }
        return bpf.label(far).ret(2);
    }

    @Test
    void conditionalJumpReaches255Instructions() {
        assertThat(new BpfInterpreter(jumpOver(255).assemble()).run(0, 0)).isEqualTo(2);
        assertThatThrownBy(() -> jumpOver(256).assemble()).hasMessage("jump of 256 instructions at 0");
    }

    @Test
    void backwardJumpIsRefused() {
        Label start = new Label();
        Bpf bpf = new Bpf().label(start).ret(0).jump(start);
        assertThatThrownBy(bpf::assemble).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void labelIsPlacedOnce() {
        Label label = new Label();
        Bpf bpf = new Bpf().label(label);
        assertThatThrownBy(() -> bpf.label(label)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Bpf().jump(new Label()).assemble()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void programLongerThanTheKernelTakesIsRefused() {
        Bpf bpf = new Bpf();
        for (int i = 0; i <= Bpf.MAX_INSTRUCTIONS; i++) {
            bpf.ret(0);
        }
        assertThatThrownBy(bpf::assemble).hasMessageContaining("4097 instructions");
    }
}
