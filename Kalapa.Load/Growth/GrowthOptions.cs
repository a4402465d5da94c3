namespace Kalapa.Load.Growth;

/// <summary>What the command <c>growth</c> is asked for.</summary>
/// <param name="Closed">How many closed tickets, for each run.</param>
/// <param name="Open">How many open ones, the same in each.</param>
/// <param name="Connection">Address of a MariaDB database, for one run; null for SQLite files.</param>
/// <param name="Data">Where the data of one run is kept; a database that is filled already is measured as it is. Null for a folder that is deleted at the end.</param>
internal sealed record GrowthOptions(IReadOnlyList<int> Closed, int Open, string? Connection, string? Data);
