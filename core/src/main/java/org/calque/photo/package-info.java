@org.jspecify.annotations.NullMarked
package org.calque.photo;
