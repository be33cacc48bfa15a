@org.jspecify.annotations.NullMarked
package org.calque.segment;
