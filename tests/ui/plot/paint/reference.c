/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every kind of layer in every theme, at two sizes and two scales, against pictures
 * kept in tests/reference: one sheet for each theme, size and scale. */

#include "tests/ui/reference.h"
#include "tests/ui/plot/paint/tests.h"

/* Columns of a sheet. */
#define N_ACROSS 7

typedef struct
{
  const char *theme;
  int width, height; /* of one picture: even, so that scales give whole pixels */
  double scale;
} Sheet;

static cairo_surface_t *
paint_sheet (const Sheet *self)
{
  const int n_down = (int)(mur_test_n_samples () + N_ACROSS - 1) / N_ACROSS;
  MurTheme theme = *mur_theme_find (self->theme);
  cairo_surface_t *image = cairo_image_surface_create (
    CAIRO_FORMAT_RGB24, (int)(N_ACROSS * self->width * self->scale),
    (int)(n_down * self->height * self->scale));
  cairo_t *cr;

  theme.font = "DejaVu Sans";
  cairo_surface_set_device_scale (image, self->scale, self->scale);
  cr = cairo_create (image);
  for (guint i = 0; i < mur_test_n_samples (); i++)
    {
      g_autoptr (MurFigure) figure = mur_test_sample (i);
      g_autoptr (MurLayout) layout
        = mur_layout_new (figure, &theme, NULL, self->width, self->height, 1);

      cairo_save (cr);
      cairo_translate (cr, (i % N_ACROSS) * self->width, (i / N_ACROSS) * self->height);
      cairo_rectangle (cr, 0, 0, self->width, self->height);
      cairo_clip (cr);
      mur_layout_paint (layout, cr);
      cairo_restore (cr);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

static void
check_sheet (gconstpointer data)
{
  const Sheet *self = data;
  g_autofree char *name = g_strdup_printf ("%s-%dx%d-%g", self->theme, self->width,
                                           self->height, self->scale);
  cairo_surface_t *image = paint_sheet (self);

  mur_reference_check (image, name);
  cairo_surface_destroy (image);
}

void
mur_test_reference (void)
{
  static const int sizes[][2] = { { 150, 104 }, { 212, 146 } };

  for (const char *const *theme = mur_theme_names (); *theme != NULL; theme++)
    for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
      for (double scale = 1; scale <= 1.5; scale += 0.5)
        {
          const Sheet sheet = { *theme, sizes[size][0], sizes[size][1], scale };
          g_autofree char *path = g_strdup_printf (
            "/ui/plot/reference/%s/%dx%d/%g", *theme, sheet.width, sheet.height, scale);

          g_test_add_data_func_full (path, g_memdup2 (&sheet, sizeof sheet),
                                     check_sheet, g_free);
        }
}
