/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns of the same rows, or of which one has some of the other's, or with a panel
 * across both, share rows; above and below a panel across columns they may differ, so
 * that these are bands of their own. */

#include "ui/plot/layout/grid-bands.h"

/* A band begins where a panel across columns begins or ends, and no other panel goes
 * on. */
static void
find_bands (MurGridBands *self, const MurLayout *layout)
{
  g_autofree guint8 *crossed = g_new0 (guint8, self->n_rows + 1);
  g_autofree guint8 *cut = g_new0 (guint8, self->n_rows + 1);

  for (guint i = 0; i < layout->n_shown; i++)
    {
      const MurGridCell *cell = &layout->shown[i]->cell;

      for (guint row = cell->row + 1; row < mur_grid_end_of (cell->row, cell->n_rows);
           row++)
        crossed[row] = 1;
      if (cell->n_columns > 1)
        cut[cell->row] = cut[mur_grid_end_of (cell->row, cell->n_rows)] = 1;
    }
  for (guint row = 0; row < self->n_rows; row++)
    self->bands[row]
      = row == 0 || (cut[row] && !crossed[row]) ? row : self->bands[row - 1];
}

/* Rows @from … @to − 1 of column @other become those of column @column. */
static void
join (MurGridBands *self, guint column, guint other, guint from, guint to)
{
  const guint into = self->leaders[column * self->n_rows + from];
  const guint gone = self->leaders[other * self->n_rows + from];

  for (guint c = 0; c < self->n_columns; c++)
    for (guint row = from; row < to; row++)
      if (self->leaders[c * self->n_rows + row] == gone)
        self->leaders[c * self->n_rows + row] = into;
}

guint
mur_grid_bands_end (const MurGridBands *self, guint band)
{
  guint row = band;

  while (row < self->n_rows && self->bands[row] == band)
    row++;
  return row;
}

/* Whether a panel of @column begins at @row, and a panel ends before it. */
static void
find_edges (
  const MurLayout *layout, guint column, guint row, gboolean *begins, gboolean *ends)
{
  *begins = *ends = FALSE;
  for (guint i = 0; i < layout->n_shown; i++)
    {
      const MurGridCell *cell = &layout->shown[i]->cell;

      if (column < cell->column
          || column >= mur_grid_end_of (cell->column, cell->n_columns))
        continue;
      *begins |= cell->row == row;
      *ends |= mur_grid_end_of (cell->row, cell->n_rows) == row;
    }
}

static gboolean
have_same_rows (
  const MurLayout *layout, guint column, guint other, guint from, guint to)
{
  for (guint row = from; row <= to; row++)
    {
      gboolean begins, ends, other_begins, other_ends;

      find_edges (layout, column, row, &begins, &ends);
      find_edges (layout, other, row, &other_begins, &other_ends);
      /* Beyond the band others begin and end. */
      if ((row < to && begins != other_begins) || (row > from && ends != other_ends))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_cell (const MurLayout *layout, guint column, const MurGridCell *cell)
{
  for (guint i = 0; i < layout->n_shown; i++)
    {
      const MurGridCell *other = &layout->shown[i]->cell;

      if (other->column == column && other->row == cell->row
          && other->n_rows == cell->n_rows)
        return TRUE;
    }
  return FALSE;
}

/* Whether each panel of @column stands beside one of @other, which may have more. */
static gboolean
stands_beside (const MurLayout *layout, guint column, guint other, guint from, guint to)
{
  guint n = 0;

  for (guint i = 0; i < layout->n_shown; i++)
    {
      const MurGridCell *cell = &layout->shown[i]->cell;

      if (cell->column != column || cell->row < from || cell->row >= to)
        continue;
      if (!has_cell (layout, other, cell))
        return FALSE;
      n++;
    }
  return n > 0;
}

static gboolean
belong_together (
  const MurLayout *layout, guint column, guint other, guint from, guint to)
{
  return have_same_rows (layout, column, other, from, to)
         || stands_beside (layout, column, other, from, to)
         || stands_beside (layout, other, column, from, to);
}

static void
find_leaders (MurGridBands *self, const MurLayout *layout)
{
  for (guint i = 0; i < self->n_columns * self->n_rows; i++)
    self->leaders[i] = i / self->n_rows;
  for (guint i = 0; i < layout->n_shown; i++)
    {
      const MurGridCell *cell = &layout->shown[i]->cell;
      const guint band = self->bands[cell->row];

      for (guint c = cell->column + 1;
           c < mur_grid_end_of (cell->column, cell->n_columns); c++)
        join (self, cell->column, c, band, mur_grid_bands_end (self, band));
    }
  for (guint band = 0; band < self->n_rows; band = mur_grid_bands_end (self, band))
    for (guint column = 1; column < self->n_columns; column++)
      for (guint other = 0; other < column; other++)
        if (belong_together (layout, column, other, band,
                             mur_grid_bands_end (self, band)))
          join (self, other, column, band, mur_grid_bands_end (self, band));
}

void
mur_grid_bands_init (MurGridBands *self, const MurLayout *layout)
{
  *self = (MurGridBands){ 0 };
  for (guint i = 0; i < layout->n_shown; i++)
    {
      const MurGridCell *cell = &layout->shown[i]->cell;

      self->n_columns
        = MAX (self->n_columns, mur_grid_end_of (cell->column, cell->n_columns));
      self->n_rows = MAX (self->n_rows, mur_grid_end_of (cell->row, cell->n_rows));
    }
  self->leaders = g_new0 (guint, self->n_columns * self->n_rows);
  self->bands = g_new0 (guint, self->n_rows);
  find_bands (self, layout);
  find_leaders (self, layout);
}

void
mur_grid_bands_clear (MurGridBands *self)
{
  g_clear_pointer (&self->leaders, g_free);
  g_clear_pointer (&self->bands, g_free);
}
