package org.calque.testdata;

/** Where a ray meets the surface: chart point and frame. Scratch, confined to one thread. */
final class Hit {
  /** Share of the pixel that the surface covers; 0 is a miss. */
  double cover;

  double u;
  double v;
  double x;
  double y;
  double z;
  final double[] normal = new double[3];
  final double[] alongU = new double[3];
  final double[] alongV = new double[3];

  void frame(double nx, double ny, double nz, double ux, double uy, double uz) {
    normal[0] = nx;
    normal[1] = ny;
    normal[2] = nz;
    alongU[0] = ux;
    alongU[1] = uy;
    alongU[2] = uz;
    // v = u x n, so that v points down in the picture where n points at the camera
    alongV[0] = uy * nz - uz * ny;
    alongV[1] = uz * nx - ux * nz;
    alongV[2] = ux * ny - uy * nx;
  }

  void point(double px, double py, double pz) {
    x = px;
    y = py;
    z = pz;
  }
}
