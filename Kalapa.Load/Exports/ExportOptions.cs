namespace Kalapa.Load.Exports;

/// <summary>What the command <c>exports</c> is asked for.</summary>
/// <param name="Tickets">Open tickets in the database; half as many again are closed.</param>
/// <param name="Connection">Address of an empty MariaDB database; null for an SQLite file.</param>
internal sealed record ExportOptions(int Tickets, string? Connection);
