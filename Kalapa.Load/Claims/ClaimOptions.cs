namespace Kalapa.Load.Claims;

/// <summary>What a run of <c>claims</c> is asked for.</summary>
/// <param name="Tickets">Open tickets in the database; half of them wait.</param>
/// <param name="Takers">Agents who take at once.</param>
/// <param name="Claims">Tickets taken in all.</param>
/// <param name="Connection">An empty MariaDB database; null for SQLite.</param>
internal sealed record ClaimOptions(int Tickets, int Takers, int Claims, string? Connection);
