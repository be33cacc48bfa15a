/** Entry point of the library: photograph to square millimetres, two visits to an area change. */
@org.jspecify.annotations.NullMarked
package org.calque;
