/**
 * JMH benchmarks of the library's steps on rendered photographs of a kept seed.
 *
 * <p>{@link org.calque.benchmarks.StepBenchmark} has one method for each step and one for the whole
 * path, at 2 and 12 megapixels. {@link org.calque.benchmarks.BenchmarkRun} runs them all in a
 * machine of their own each and reports time and allocation; the module's test runs each once, so
 * that none rots. Rendering, and the steps before the one that is measured, are done beforehand.
 * Only the public methods of the library and of the test data are used. Figures are in {@code
 * docs/performance.md}.
 */
@org.jspecify.annotations.NullMarked
package org.calque.benchmarks;
