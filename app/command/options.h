/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The options of run, render and resume, and the session that they describe. */

#pragma once

#include "core/run/session.h"
#include "ui/plot/export/export.h"

typedef struct
{
  char **sets, **inputs, **tables; /* NAME=VALUE, as typed */
  char **acts;                     /* [STEP:]ACTION */
  char **constraints;              /* NAME=LOWER:UPPER */
  char **titles;                   /* NAME=TEXT */
  char *preset, *session, *json, *checkpoint, *output, *scene, *panel;
  char *runs_csv;    /* of a sweep */
  char *runs_figure; /* of a sweep: drawn in the end */
  gboolean quiet;
  char **arguments;
  char *every_text, *threads_text, *dpi_text, *scale_text, *size, *theme;
  gboolean transparent, letters, svg_text;
  gboolean help; /* was asked for and printed; nothing else is checked then */

  double every; /* seconds */
  guint threads;
  MurExportOptions figure; /* render only */
} MurCommandOptions;

typedef enum
{
  MUR_COMMAND_RUN,
  MUR_COMMAND_RENDER,
  MUR_COMMAND_RESUME,
  MUR_COMMAND_SWEEP
} MurCommand;

/* Reads and checks the options of @command, whose name is argv[0]. */
gboolean mur_command_options_parse (
  MurCommandOptions *self, MurCommand command, int argc, char **argv, GError **error);
void mur_command_options_clear (MurCommandOptions *self);

/* The session that the options describe: one from a file or the defaults, then inputs,
 * preset and parameters. Warnings go to standard error. */
MurSession *mur_command_options_session (const MurCommandOptions *self, GError **error);

/* Adds the options that describe a session to @context. */
void mur_command_options_add_settings (MurCommandOptions *self,
                                       GOptionContext *context);
/* Reads @text, or @fallback where it is %NULL. */
gboolean mur_command_parse_number (const char *field,
                                   const char *text,
                                   double fallback,
                                   double minimum,
                                   double maximum,
                                   double *value,
                                   GError **error);

/* The same for a whole number from 1 on. */
gboolean mur_command_parse_count (const char *field,
                                  const char *text,
                                  guint64 fallback,
                                  guint64 maximum,
                                  guint64 *count,
                                  GError **error);

/* An option, and whether it was given. */
typedef struct
{
  const char *field;
  gboolean is_given;
} MurGivenOption;

/* Refuses the first of @rows that is given; they end with a %NULL field. */
gboolean
mur_command_refuse_given (const MurGivenOption *rows, const char *why, GError **error);
/* Refuses what describes a session, but for --set. */
gboolean mur_command_refuse_settings (const MurCommandOptions *self,
                                      const char *why,
                                      GError **error);
/* Returns: (nullable): (transfer none): the first argument where it is the name of no
 * experiment, and so of a file */
const char *mur_command_find_file (const MurCommandOptions *self);

/* Parses the options of the command @argv[0], and prints what they are if @help is set by
 * then. */
gboolean mur_command_parse (
  GOptionContext *context, int argc, char **argv, const gboolean *help, GError **error);

/* Returns: (transfer full) (nullable): the file of --session, without the number of a run
 * of a sweep */
char *mur_command_dup_session_path (const MurCommandOptions *self);

/* Splits "NAME=VALUE"; g_strfreev() the pair. */
char **mur_command_split_pair (const char *field, const char *text, GError **error);

/* Says @warning about the file at @path. */
void mur_command_warn (const char *path, const char *warning);

/* Sets @error to "@field: @value is not allowed; @allowed". Returns: FALSE */
gboolean mur_usage_error (GError **error,
                          const char *field,
                          const char *value,
                          const char *allowed);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurCommandOptions, mur_command_options_clear)
