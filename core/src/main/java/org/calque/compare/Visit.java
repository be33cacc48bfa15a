package org.calque.compare;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * When and with what a photograph was taken.
 *
 * @param photoFile the photograph's name, as the assessment gives it
 * @param photoSha256 the SHA-256 of its bytes, lower-case hexadecimal
 * @param capturedAt the camera's local time; absent when the file names none
 * @param reference the text form of the reference that gave the scale; absent without one
 */
public record Visit(
    String photoFile,
    String photoSha256,
    Optional<LocalDateTime> capturedAt,
    Optional<String> reference) {}
