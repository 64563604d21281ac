/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Coverage masks: one byte a pixel, painted with one colour at the end. Marks of a
 * layer meet in the mask, so pieces of a translucent line never darken where they join,
 * and cost no more than the pixels they touch. */

#pragma once

#include "ui/plot/layout/reduce.h"

typedef struct
{
  int width, height, stride;
  guint8 *pixels;
  int left, top, right, bottom; /* what has been touched; left ≥ right: nothing */
} MurMask;

MurMask *mur_mask_new (int width, int height);
void mur_mask_free (MurMask *self);

/* A line of round ends: the union of the discs of @radius along it. */
void mur_mask_line (
  MurMask *self, double x0, double y0, double x1, double y1, double radius);
/* The line of @radius through points whose x never turns back, for lines that go up and
 * down so much that mur_mask_line() would touch each pixel many times: each part of a
 * column is filled from the lowest to the highest point. */
#define MUR_MASK_PARTS 4
void mur_mask_columns (MurMask *self, const MurPoint *points, gsize n, double radius);
/* What lies between such a line, without width, and the row @ground. */
void mur_mask_shade (MurMask *self, const MurPoint *points, gsize n, double ground);
/* Cuts the segment to the box; %FALSE when it lies outside. */
gboolean mur_clip_segment (
  MurPoint *a, MurPoint *b, double left, double top, double right, double bottom);
/* Lays @stamp over the mask with its top left corner at (@x, @y): what is already there
 * shows through the rest. */
void mur_mask_stamp (MurMask *self, const MurMask *stamp, int x, int y);
/* Fills left … right − 1, top … bottom − 1, as far as they are inside. */
void mur_mask_box (MurMask *self, int left, int top, int right, int bottom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurMask, mur_mask_free)
