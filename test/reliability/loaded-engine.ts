// A checkout loads its engine in the middle of a test. A fault in what a file says as it is loaded would be counted as that one test's.
import '../../src/core/engine';
