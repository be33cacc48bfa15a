@org.jspecify.annotations.NullMarked
package org.calque.internal.opencv;
