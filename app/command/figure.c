/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command/figure.h"

#include "ui/documents/document.h"

gboolean
mur_command_set_titles (MurInSight *sight,
                        const MurCommandOptions *options,
                        GError **error)
{
  for (char **text = options->titles; text != NULL && *text != NULL; text++)
    {
      g_auto (GStrv) pair = mur_command_split_pair ("title", *text, error);
      if (pair == NULL || !mur_in_sight_set_title (sight, pair[0], pair[1], error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mur_command_write_table (const MurInSight *sight, const char *text, GError **error)
{
  g_auto (GStrv) pair = mur_command_split_pair ("csv", text, error);
  return pair != NULL && mur_document_save_table (pair[1], sight, pair[0], error);
}

gboolean
mur_command_write_figure (const MurInSight *sight,
                          const MurCommandOptions *options,
                          GError **error)
{
  if (!mur_document_save_figure (options->output, sight, &options->figure, error))
    return FALSE;
  g_auto (GStrv) losses = mur_document_find_losses (sight, &options->figure);
  for (char **line = losses; *line != NULL; line++)
    mur_command_warn (options->output, *line);
  return TRUE;
}
