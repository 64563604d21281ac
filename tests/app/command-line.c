/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line from outside: the program itself is run, with no display, in an
 * empty folder. MUR_PROGRAM names it. */

#include <cairo.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *out, *err;
  int status;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->out);
  g_free (self->err);
}

static char *
path_of (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
write_file (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = path_of (self, name);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
read_file (Fixture *self, const char *name)
{
  g_autofree char *path = path_of (self, name);
  char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* Runs the program with @arguments, split like a shell does. */
static void
call (Fixture *self, const char *arguments)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_strv_builder_add (builder, g_getenv ("MUR_PROGRAM"));
  if (*arguments != '\0')
    {
      g_assert_true (g_shell_parse_argv (arguments, NULL, &rest, NULL));
      g_strv_builder_addv (builder, (const char **)rest);
    }
  g_auto (GStrv) argv = g_strv_builder_end (builder);
  g_auto (GStrv) environment = g_get_environ ();
  environment = g_environ_unsetenv (environment, "DISPLAY");
  environment = g_environ_unsetenv (environment, "WAYLAND_DISPLAY");

  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  int wait_status;
  g_spawn_sync (self->folder, argv, environment, G_SPAWN_DEFAULT, NULL, NULL,
                &self->out, &self->err, &wait_status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (wait_status));
  self->status = WEXITSTATUS (wait_status);
  g_test_message ("murmuration %s: %d\n%s", arguments, self->status, self->err);
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("\"%s\" is not in: %s", part, text);
}

#define SMALL "--set samples=60 --set particles=12 --set generations=30"

static void
test_list (Fixture *self, gconstpointer data)
{
  call (self, "list");
  g_assert_cmpint (self->status, ==, 0);
  assert_contains (self->out, "curve-fit");
  g_assert_cmpstr (self->err, ==, "");
}

static void
test_describe (Fixture *self, gconstpointer data)
{
  call (self, "describe curve-fit");
  g_assert_cmpint (self->status, ==, 0);
  const char *const words[]
    = { "samples",     "t_min",      "t_max",       "noise",    "formula",
        "lower",       "upper",      "objective",   "seed",     "particles",
        "generations", "inertia",    "cognitive",   "social",   "perturbation",
        "patience",    "target",     "start",       "refine",   "halton, uniform",
        "live",        "default 42", "laszuk-2017", "none, end" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_contains (self->out, words[i]);
}

static void
test_run (Fixture *self, gconstpointer data)
{
  call (self, "run curve-fit " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpstr (self->err, ==, "");
  const char *const names[]
    = { "generation",         "evaluations", "best", "sum_of_squares",
        "reduced_chi_square", "r_squared",   "aic",  "bic" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n%s: ", names[i]);
      assert_contains (self->out, line);
    }
  assert_contains (self->out, "\ngeneration: 30\n");
  assert_contains (self->out, "status: exhausted\n");
  assert_contains (self->out, "\nfingerprint: ");
}

static void
test_quiet (Fixture *self, gconstpointer data)
{
  call (self, "run curve-fit --quiet " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_cmpstr (self->err, ==, "");
}

static JsonObject *
parse_object (const char *text, JsonParser *parser)
{
  g_autoptr (GError) error = NULL;
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_json (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  call (self, "run curve-fit --json - " SMALL);
  JsonObject *root = parse_object (self->out, parser);
  g_assert_cmpstr (json_object_get_string_member (root, "experiment"), ==, "curve-fit");
  g_assert_cmpstr (json_object_get_string_member (root, "status"), ==, "exhausted");
  JsonObject *parameters = json_object_get_object_member (root, "parameters");
  g_assert_cmpint (json_object_get_int_member (parameters, "samples"), ==, 60);
  JsonObject *tables = json_object_get_object_member (root, "tables");
  const struct
  {
    const char *table, *columns;
    guint n_rows;
  } shapes[] = { { "data", "t y", 60 },
                 { "fit", "t y lower upper", 60 },
                 { "residuals", "t residual", 60 },
                 { "parameters", "value standard_error expected", 4 },
                 { "convergence", "generation best mean", 31 },
                 { "particles", "p1 p2 p3 p4 objective", 12 } };
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      JsonObject *table = json_object_get_object_member (tables, shapes[i].table);
      JsonObject *columns = json_object_get_object_member (table, "columns");
      g_auto (GStrv) names = g_strsplit (shapes[i].columns, " ", -1);
      g_assert_cmpuint (json_object_get_size (columns), ==, g_strv_length (names));
      for (char **name = names; *name != NULL; name++)
        g_assert_cmpuint (
          json_array_get_length (json_object_get_array_member (columns, *name)), ==,
          shapes[i].n_rows);
    }
  g_assert_cmpuint (strlen (json_object_get_string_member (root, "fingerprint")), ==,
                    64);
}

static void
test_csv (Fixture *self, gconstpointer data)
{
  call (self, "run curve-fit --csv parameters=- --csv data=data.csv " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_true (
    g_str_has_prefix (self->out, "label,value,standard_error,expected\np1,"));
  g_autofree char *text = read_file (self, "data.csv");
  g_assert_true (g_str_has_prefix (text, "t,y\n-2,"));

  /* What was written is read: the same data give the same optimum, so the best value of
   * a second run on the file is the best value of the first. */
  call (self, "run curve-fit --json a.json " SMALL);
  call (self, "run curve-fit --json b.json --input data=data.csv " SMALL);
  g_autoptr (JsonParser) a = json_parser_new (), b = json_parser_new ();
  g_autofree char *first = read_file (self, "a.json"),
                  *second = read_file (self, "b.json");
  JsonObject *x = json_object_get_object_member (parse_object (first, a), "scalars");
  JsonObject *y = json_object_get_object_member (parse_object (second, b), "scalars");
  g_assert_true (json_object_get_double_member (x, "best")
                 == json_object_get_double_member (y, "best"));
}

/* The one line that begins with @name. */
static char *
find_line (const char *text, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, name))
      return g_strdup (*line);
  g_error ("no line \"%s\" in: %s", name, text);
}

static void
test_threads (Fixture *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  for (guint threads = 1; threads <= 8; threads *= 2)
    {
      g_autofree char *arguments = g_strdup_printf (
        "run curve-fit --set refine=end --threads %u --set generations=60", threads);
      call (self, arguments);
      g_autofree char *fingerprint = find_line (self->out, "fingerprint: ");
      if (first == NULL)
        first = g_steal_pointer (&fingerprint);
      else
        g_assert_cmpstr (first, ==, fingerprint);
    }
}

static void
test_checkpoint (Fixture *self, gconstpointer data)
{
  call (self, "run curve-fit --set generations=80 --checkpoint run.json --every 0.001");
  g_assert_cmpint (self->status, ==, 0);
  g_autofree char *through = find_line (self->out, "fingerprint: ");
  call (self, "resume run.json");
  g_assert_cmpint (self->status, ==, 0);
  g_autofree char *resumed = find_line (self->out, "fingerprint: ");
  g_assert_cmpstr (through, ==, resumed);
  /* A checkpoint is a session too: from its beginning. */
  call (self, "run --session run.json");
  g_autofree char *again = find_line (self->out, "fingerprint: ");
  g_assert_cmpstr (through, ==, again);
}

static void
test_render (Fixture *self, gconstpointer data)
{
  const struct
  {
    const char *name, *start;
  } files[] = { { "a.png", "\x89PNG" },
                { "a.svg", "<?xml" },
                { "a.pdf", "%PDF" },
                { "a.eps", "%!PS-Adobe" } };
  call (self, "run curve-fit --set seed=7 " SMALL);
  g_autofree char *wanted = find_line (self->out, "fingerprint: ");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *arguments = g_strdup_printf (
        "render curve-fit --set seed=7 -o %s --size 120x90mm --theme dark " SMALL,
        files[i].name);
      call (self, arguments);
      g_assert_cmpint (self->status, ==, 0);
      g_autofree char *bytes = read_file (self, files[i].name);
      g_assert_true (g_str_has_prefix (bytes, files[i].start));

      /* The figure carries its recipe. */
      g_autofree char *back = g_strdup_printf ("run --session %s", files[i].name);
      call (self, back);
      g_autofree char *found = find_line (self->out, "fingerprint: ");
      g_assert_cmpstr (found, ==, wanted);
    }
}

/* Reads the width of a PNG file, and the alpha of its first pixel, which is ground. */
static void
read_png (Fixture *self, const char *name, int *width, guint *alpha)
{
  g_autofree char *path = path_of (self, name);
  cairo_surface_t *image = cairo_image_surface_create_from_png (path);
  const guint32 *pixels = (const guint32 *)(void *)cairo_image_surface_get_data (image);

  g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
  *width = cairo_image_surface_get_width (image);
  *alpha = cairo_image_surface_get_format (image) == CAIRO_FORMAT_ARGB32
             ? pixels[0] >> 24
             : 255;
  cairo_surface_destroy (image);
}

static void
test_picture (Fixture *self, gconstpointer data)
{
  int width;
  guint alpha;

  call (self, "render curve-fit -o a.png --size 127x80mm --dpi 100 " SMALL);
  read_png (self, "a.png", &width, &alpha);
  /* Five inches. */
  g_assert_cmpint (width, ==, 500);
  g_assert_cmpuint (alpha, ==, 255);
  call (self, "render curve-fit -o b.png --size 640x400px --transparent " SMALL);
  read_png (self, "b.png", &width, &alpha);
  g_assert_cmpint (width, ==, 640);
  g_assert_cmpuint (alpha, ==, 0);
  call (self, "render curve-fit -o c.png --size 640x400px --scale 1.5 " SMALL);
  g_assert_cmpint (self->status, ==, 0);
  read_png (self, "c.png", &width, &alpha);
  g_assert_cmpint (width, ==, 640);
}

/* A figure tells what its table was called, not where it was. */
static void
test_source (Fixture *self, gconstpointer data)
{
  g_autofree char *path = path_of (self, "own.csv");
  g_autofree char *arguments
    = g_strdup_printf ("render curve-fit -o a.svg --input data=%s " SMALL, path);
  g_autofree char *text = NULL;

  write_file (self, "own.csv", "t,y\n0,1\n1,2\n2,1.5\n3,0.25\n4,0.125\n");
  call (self, arguments);
  g_assert_cmpint (self->status, ==, 0);
  text = read_file (self, "a.svg");
  assert_contains (text, "own.csv");
  g_assert_null (strstr (text, self->folder));
}

static void
test_presets (Fixture *self, gconstpointer data)
{
  const char *const presets[]
    = { "clerc-kennedy", "laszuk-2015", "laszuk-2017", "spso-2011" };
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autofree char *arguments = g_strdup_printf (
        "run curve-fit --preset %s --set samples=50 --set generations=20", presets[i]);
      call (self, arguments);
      g_assert_cmpint (self->status, ==, 0);
    }
}

/* Wrong usage: exit status 2, one line that says field, value and what is allowed, and
 * no file. @file is written first, as in.csv. */
static const struct
{
  const char *arguments, *file;
  const char *words[3];
} wrong[] = {
  { "run", NULL, { "experiment", "nothing" } },
  { "run nonsense", NULL, { "nonsense", "curve-fit" } },
  { "describe", NULL, { "describe", "nothing" } },
  { "describe nonsense", NULL, { "nonsense", "curve-fit" } },
  { "list more", NULL, { "list", "more" } },
  { "run curve-fit other", NULL, { "experiment", "other" } },
  { "run curve-fit --frobnicate", NULL, { "frobnicate" } },
  { "run curve-fit --size 10x10mm", NULL, { "size" } },
  { "run curve-fit --set inertia=seven", NULL, { "inertia", "seven", "2" } },
  { "run curve-fit --set inertia=7", NULL, { "inertia", "7", "2" } },
  { "run curve-fit --set inertia=nan", NULL, { "inertia", "nan", "2" } },
  { "run curve-fit --set inertia=1e999", NULL, { "inertia", "1e999" } },
  { "run curve-fit --set inertia=0x1", NULL, { "inertia", "0x1" } },
  { "run curve-fit --set inertia=", NULL, { "inertia" } },
  { "run curve-fit --set inertia", NULL, { "set", "inertia", "NAME=VALUE" } },
  { "run curve-fit --set inertai=0.5", NULL, { "inertai", "inertia" } },
  { "run curve-fit --set samples=0", NULL, { "samples", "0", "1" } },
  { "run curve-fit --set samples=2.5", NULL, { "samples", "2.5" } },
  { "run curve-fit --set samples=1", NULL, { "samples", "1", "4" } },
  { "run curve-fit --set samples=3", NULL, { "samples", "3", "4" } },
  { "run curve-fit --set particles=0", NULL, { "particles", "0" } },
  { "run curve-fit --set start=sobol", NULL, { "start", "sobol", "halton, uniform" } },
  { "run curve-fit --set lower=20", NULL, { "lower", "20", "10" } },
  { "run curve-fit --set lower=1,2", NULL, { "lower", "2", "4" } },
  { "run curve-fit --set lower=1,x,3,4", NULL, { "lower", "x" } },
  { "run curve-fit --set t_min=3", NULL, { "t_min", "3", "2" } },
  { "run curve-fit --set 'formula=p1*sin('", NULL, { "formula", "column" } },
  { "run curve-fit --set 'formula=2 t'", NULL, { "formula", "*" } },
  { "run curve-fit --set 'formula=p1*q'", NULL, { "formula", "q", "t" } },
  { "run curve-fit --set 'formula=p1+p3*t'", NULL, { "formula", "p2" } },
  { "run curve-fit --set 'formula=t'", NULL, { "formula" } },
  { "run curve-fit --set formula=", NULL, { "formula" } },
  { "run curve-fit --preset best", NULL, { "preset", "best", "laszuk-2017" } },
  { "run curve-fit --threads 0", NULL, { "threads", "0", "1024" } },
  { "run curve-fit --threads two", NULL, { "threads", "two", "1024" } },
  { "run curve-fit --every 2", NULL, { "every", "--checkpoint" } },
  { "run curve-fit --csv nothing=- " SMALL, NULL, { "csv", "nothing", "data" } },
  { "run curve-fit --csv data", NULL, { "csv", "data", "NAME=VALUE" } },
  { "run curve-fit --json /nowhere/x.json", NULL, { "json", "/nowhere/x.json" } },
  { "run curve-fit --json /", NULL, { "json", "folder" } },
  { "run curve-fit --input data=missing.csv", NULL, { "missing.csv" } },
  { "run curve-fit --input data=/", NULL, { "/: it is a folder" } },
  { "run curve-fit --input data=/dev/zero", NULL, { "no ordinary file" } },
  { "run curve-fit --input other=in.csv", "t,y\n1,2\n", { "input", "other" } },
  { "run curve-fit --input data=in.csv", "", { "in.csv" } },
  { "run curve-fit --input data=in.csv", "t,y\n", { "in.csv" } },
  { "run curve-fit --input data=in.csv", "t,y\n1,2\n3\n", { "in.csv", "3" } },
  { "run curve-fit --input data=in.csv",
    "t,y\n1,2\n3,red\n",
    { "in.csv", "3", "red" } },
  { "run curve-fit --input data=in.csv",
    "t,y\n1,2\n3,NaN\n",
    { "in.csv", "3", "NaN" } },
  { "run curve-fit --input data=in.csv",
    "t,y\n1,2\n2,\n3,4\n5,6\n7,8\n",
    { "data", "2" } },
  { "run curve-fit --input data=in.csv", "t\n1\n2\n3\n4\n5\n", { "data", "column" } },
  { "run curve-fit --input data=in.csv", "t,y\n1,2\n", { "data", "1", "4" } },
  { "run curve-fit --session missing.json", NULL, { "missing.json" } },
  { "run --session in.csv", "t,y\n1,2\n", { "in.csv", "session" } },
  { "run --session in.csv", "{\"murmuration\": 1", { "in.csv" } },
  { "run --session in.csv", "{\"murmuration\": 999}", { "in.csv", "999" } },
  { "resume", NULL, { "resume", "nothing" } },
  { "resume missing.json", NULL, { "missing.json" } },
  { "resume in.csv", "{}", { "in.csv" } },
  { "resume /dev/zero", NULL, { "/dev/zero", "no ordinary file" } },
  { "resume /", NULL, { "/: it is a folder" } },
  { "render curve-fit", NULL, { "output", "-o FILE" } },
  { "render curve-fit -o a.gif", NULL, { "a.gif", ".png", ".eps" } },
  { "render curve-fit -o nowhere/a.png", NULL, { "output", "nowhere/a.png" } },
  { "render curve-fit -o a.png --size wide", NULL, { "size", "wide" } },
  { "render curve-fit -o a.png --size 1x1mm", NULL, { "size", "1 mm", "2000" } },
  { "render curve-fit -o a.png --dpi 1", NULL, { "dpi", "1", "20" } },
  { "render curve-fit -o a.png --theme pink", NULL, { "theme", "pink", "dark" } },
  { "render curve-fit -o a.png --scale 9", NULL, { "scale", "9", "4" } },
  { "run curve-fit --transparent", NULL, { "transparent" } },
  { "run --session in.csv", "<!DOCTYPE html>", { "in.csv", "no figure" } },
  { "run --session /", NULL, { "/: it is a folder" } },
  { "run --session /dev/zero", NULL, { "/dev/zero", "no ordinary file" } },
};

static void
test_wrong (Fixture *self, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  if (wrong[i].file != NULL)
    write_file (self, "in.csv", wrong[i].file);
  guint before = count_files (self);
  call (self, wrong[i].arguments);
  g_assert_cmpint (self->status, ==, 2);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_true (g_str_has_prefix (self->err, "murmuration: "));
  char *end = strchr (self->err, '\n');
  g_assert_nonnull (end);
  g_assert_cmpstr (end, ==, "\n");
  for (guint k = 0; k < G_N_ELEMENTS (wrong[i].words) && wrong[i].words[k] != NULL; k++)
    assert_contains (self->err, wrong[i].words[k]);
  g_assert_cmpuint (count_files (self), ==, before);
}

static void
test_no_display (Fixture *self, gconstpointer data)
{
  call (self, "");
  g_assert_cmpint (self->status, ==, 2);
  assert_contains (self->err, "render curve-fit -o fit.pdf");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  const struct
  {
    const char *path;
    void (*call) (Fixture *self, gconstpointer data);
  } cases[] = { { "list", test_list },
                { "describe", test_describe },
                { "run", test_run },
                { "quiet", test_quiet },
                { "json", test_json },
                { "csv", test_csv },
                { "threads", test_threads },
                { "checkpoint", test_checkpoint },
                { "render", test_render },
                { "picture", test_picture },
                { "source", test_source },
                { "presets", test_presets },
                { "no-display", test_no_display } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/command-line/%s", cases[i].path);
      g_test_add (path, Fixture, NULL, set_up, cases[i].call, tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *path
        = g_strdup_printf ("/app/command-line/wrong/%02u", (guint)i);
      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_wrong, tear_down);
    }
  return g_test_run ();
}
