/**
 * What a unikernel file says about itself: ELF headers, Solo5's notes and manifest, and what other files are. Reads
 * small checked pieces and never trusts a length it finds. It may use the JDK and {@code api}, nothing else.
 *
 * <p>Facts of the formats come from elf(5) and Solo5's ABI headers ({@code elf_abi.h}, {@code mft_abi.h},
 * {@code spt_abi.h}).
 */
@NullMarked
package io.nablaconsole.engine.image;

import org.jspecify.annotations.NullMarked;
