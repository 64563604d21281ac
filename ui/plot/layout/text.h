/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text of figures: four kinds of type, measured and set the same way on every surface.
 * Metrics are unhinted, so that a layout is the same at every resolution. */

#pragma once

#include <pango/pangocairo.h>

#include "ui/plot/figure/theme.h"

typedef enum
{
  MUR_TEXT_TICK,
  MUR_TEXT_LEGEND,
  MUR_TEXT_AXIS_TITLE,
  MUR_TEXT_PANEL_TITLE,
  MUR_N_TEXTS
} MurTextKind;

typedef struct _MurText MurText;

/* @cr: (nullable): what will be painted on; %NULL to measure only. */
MurText *mur_text_new (const MurTheme *theme, double scale, cairo_t *cr);
void mur_text_free (MurText *self);

/* Takes texts in place of a surface. */
typedef struct
{
  /* The current point of @cr is the top left corner of @layout, its matrix is turned as
   * the text is, its source is the colour. @anchor: as of the place. @rim: width of the
   * line around the text that is wanted; 0: the text itself. */
  void (*set) (
    gpointer data, cairo_t *cr, PangoLayout *layout, double anchor, double rim);
  gpointer data;
} MurTextSink;

/* @sink: (nullable): borrowed; %NULL: the surface has them. */
void mur_text_set_sink (MurText *self, const MurTextSink *sink);

/* Text that is no valid markup is taken literally. Widths are remembered. */
double mur_text_width (MurText *self, MurTextKind kind, const char *markup);
/* Of any text of the kind: above and below the base line, and the height of digits. */
double mur_text_ascent (const MurText *self, MurTextKind kind);
double mur_text_descent (const MurText *self, MurTextKind kind);
double mur_text_digit_height (const MurText *self, MurTextKind kind);

/* How a text goes into a width. */
typedef struct
{
  double size; /* of its kind's */
  guint n_lines;
  gboolean is_cut;
} MurTextFit;

/* A little smaller, else on up to @most_lines lines, else both, else cut. */
MurTextFit mur_text_fit (
  MurText *self, MurTextKind kind, const char *markup, double width, guint most_lines);

typedef struct
{
  double x, y;    /* of the base line; the first of several */
  double anchor;  /* what part of the text lies before the point: 0 … 1 */
  double angle;   /* turned by, in radians */
  double width;   /* broken into lines, or cut, at this; 0: as long as it is */
  MurTextFit fit; /* all zero: one line of the usual size */
} MurTextPlace;

/* Sets @markup in the source of @cr. */
void mur_text_draw (MurText *self,
                    cairo_t *cr,
                    MurTextKind kind,
                    const char *markup,
                    const MurTextPlace *place);

/* A line of @width around the same text, in the source of @cr. */
void mur_text_draw_rim (MurText *self,
                        cairo_t *cr,
                        MurTextKind kind,
                        const char *markup,
                        const MurTextPlace *place,
                        double width);

/* A copy with U+FFFD in place of bytes that are not UTF-8 and of the 66 code points
 * that are no characters (Unicode 15, 23.7), of which one is enough for cairo to give a
 * whole PDF file up. */
char *mur_text_drawable (const char *text);

/* Without markup, for readers that cannot set it. */
char *mur_text_plain (const char *markup);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurText, mur_text_free)
