/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the units of the parser share: its state, errors, and the levels of the grammar
 * that call one another. */

#pragma once

#include "core/expression/parser-private.h"

#define MUR_FORMULA_FIELD "formula"

typedef struct
{
  const MurNames *names;
  MurGraph *graph;
  MurLexer lexer;
  MurToken token;  /* not yet used */
  guint depth;     /* of nested groups, calls, signs and powers */
  guint64 present; /* parameters that occur, by bits */
  GError **error;
} MurParser;

void mur_parser_advance (MurParser *self);
/* One level of nesting more; MUR_PROGRAM_MAX_DEPTH at most, else an error. */
gboolean mur_parser_enter (MurParser *self);

/* Set the error. Returns: MUR_NODE_NONE */
guint32 mur_parser_fail_at (const MurParser *self,
                            const MurToken *token,
                            const char *format,
                            ...) G_GNUC_PRINTF (3, 4);
guint32 mur_parser_fail_expected (const MurParser *self, const char *expected);
guint32 mur_parser_fail_after_operand (const MurParser *self, const char *expected);
guint32 mur_parser_fail_unknown (const MurParser *self, const MurToken *token);

/* Levels of the grammar: a whole expression, and what comparisons are between. */
guint32 mur_parser_parse_expression (MurParser *self);
guint32 mur_parser_parse_sum (MurParser *self);
