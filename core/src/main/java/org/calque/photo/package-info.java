/**
 * The only door for photographs: bytes in, upright 8-bit pixels out, or one sentence why not.
 *
 * <p>{@link org.calque.photo.PhotographReader} tells the format by its first bytes, holds the
 * stated size against {@link org.calque.photo.DecodeLimits}, scans the file to the end of the
 * image, and only then decodes. JPEG is followed block by block through its entropy-coded data; PNG
 * by its checksums and the exact length of its inflated rows; TIFF is decoded here, strip by strip;
 * BMP and WebP by the lengths they state. What is cut off, overwritten or contradictory is an
 * {@link org.calque.photo.UnreadablePhotographException}, never a picture with grey in it.
 *
 * <p>What no scan can notice: values changed without a trace in the coding. Of single damaged bytes
 * in the coded data of a JPEG file more than half go unnoticed, of gaps of 100 bytes up to one in
 * seven; of a file that was cut off and closed again, none. In WebP pictures and in uncompressed
 * BMP and TIFF pixels no changed byte is noticed. The SHA-256 tells a file from a known original.
 *
 * <p>Conventions: 16-bit channels keep their upper half; palettes are resolved; grey becomes three
 * equal channels; transparency and further pages are ignored and said so; CMYK is converted
 * approximately, with a warning; colour profiles other than sRGB are named and not applied. Of the
 * metadata, which Commons Imaging reads, only {@link org.calque.photo.CaptureMetadata} and the
 * orientation are ever kept; metadata that cannot be read are a finding and no more. Everything is
 * immutable; the reader is safe for any thread.
 */
@org.jspecify.annotations.NullMarked
package org.calque.photo;
