/**
 * Rendered photographs of skin lesions whose areas are known, from the JDK alone.
 *
 * <p>A {@link org.calque.testdata.Scene} holds every property; {@link
 * org.calque.testdata.SceneRenderer} turns it into a {@link org.calque.testdata.RenderedPhotograph}
 * with its {@link org.calque.testdata.SceneTruth}. The same scene gives the same bytes on every
 * JDK, processor and number of threads.
 *
 * <p>Units: mm and degrees; px where a name says so. Pixels: the centre of the top-left pixel is
 * (0, 0), x to the right, y down, in the upright photograph. World: x right, y down, z away from
 * the camera; the lesion's plane is z = 0. Outlines live on an area-true chart of the surface.
 *
 * <p>Mixing, blur, light and noise act in linear light; the sRGB transfer function comes last.
 *
 * <p>Truth follows the edge rule of the project: the one-half contour of the softened edge, before
 * the camera. It is computed from the field that the picture is mixed with, never from pixels.
 */
package org.calque.testdata;
