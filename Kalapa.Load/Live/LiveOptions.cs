namespace Kalapa.Load.Live;

/// <summary>What a run of <c>live</c> is asked for.</summary>
/// <param name="Tickets">Open tickets in the database.</param>
/// <param name="Screens">Live screens.</param>
/// <param name="Changes">Tickets taken, one after the other.</param>
/// <param name="Mix">Half of the screens are other roles' pages instead of the queue.</param>
/// <param name="Program">Path of <c>Kalapa.App.dll</c>.</param>
/// <param name="Connection">An empty MariaDB database; null for SQLite.</param>
/// <param name="Apart">Tickets are taken on a second node on the same database.</param>
/// <param name="Redis">Address of a Redis that the nodes may use; null for none.</param>
/// <param name="Folder">Where the data is kept after the run; null for a folder that is deleted.</param>
/// <param name="Out">Where the figures are written as JSON; null for nowhere.</param>
internal sealed record LiveOptions(
    int Tickets, int Screens, int Changes, bool Mix, string Program, string? Connection, bool Apart, string? Redis, string? Folder, FileInfo? Out);
