/*
 * hello for a bare PC: what QEMU boots when a lesson measures a virtual machine.
 *
 * There is no operating system: the program writes its bytes to the serial line
 * by itself and then halts the processor for good.
 */
        .code32
        .section .text
        .globl  start

        /* the header by which a multiboot loader, such as QEMU's, knows a kernel */
        .align  4
        .long   0x1badb002
        .long   0
        .long   -0x1badb002

start:  mov     $text, %esi
        mov     $0x3f8, %dx             /* the first serial line */
        cld
1:      lodsb
        test    %al, %al
        jz      2f
        out     %al, %dx
        jmp     1b
2:      cli
        hlt
        jmp     2b

text:   .asciz  "Hello world\r\n"
