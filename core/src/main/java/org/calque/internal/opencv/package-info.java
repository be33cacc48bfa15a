/**
 * OpenCV behind one door: loading its native libraries, and owning every {@code Mat}.
 *
 * <p>{@link org.calque.internal.opencv.OpenCv#load()} makes the official {@code org.opencv} classes
 * usable, without the window system that the library's own loader asks for. {@link
 * org.calque.internal.opencv.MatScope} releases the native memory of each {@code Mat} at a known
 * moment; without it that memory waits for a finalizer that sees only a small Java object. Both
 * know pixels and files only: no units, no findings. No {@code Mat} leaves through a public
 * signature of another room.
 *
 * <p>This room alone may read system properties and the environment, to find the platform and the
 * user's cache directory.
 */
@org.jspecify.annotations.NullMarked
package org.calque.internal.opencv;
