package org.calque;

import java.util.Optional;
import org.calque.compare.registration.Registration;
import org.calque.evidence.Outcome;

/**
 * A later visit's photograph, measured where an earlier one says. Immutable, safe for any thread.
 *
 * @param assessment what is known of it; its provenance names the earlier photograph and the
 *     prompts that followed from it
 * @param registration how it lies on the earlier one, or why that is not known; absent where the
 *     photograph gave no scale or was not good enough to be measured
 */
public record FollowUp(Assessment assessment, Optional<Outcome<Registration>> registration) {}
