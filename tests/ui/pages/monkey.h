/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the monkey does, one event a call; every choice comes from its seed. */

#pragma once

#include "app/window/window.h"

typedef struct
{
  GRand *rand;
  MurWindow *window; /* NULL once it has closed it; weak */
  char *folder;      /* of files, good and hostile */
} MurMonkey;

/* Returns: one of @n, at random */
guint mur_monkey_choose (MurMonkey *self, guint n);
/* Garbage, and values that are allowed somewhere. */
const char *mur_monkey_text (MurMonkey *self);

/* monkey-acts.c */
void mur_monkey_activate_action (MurMonkey *self);
void mur_monkey_press_key (MurMonkey *self);
void mur_monkey_touch_figure (MurMonkey *self);
void mur_monkey_open_file (MurMonkey *self);
void mur_monkey_write_files (MurMonkey *self);

/* monkey-widgets.c */
void mur_monkey_use_widget (MurMonkey *self);
void mur_monkey_move_focus (MurMonkey *self);
void mur_monkey_close_something (MurMonkey *self);
