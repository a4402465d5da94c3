namespace Kalapa.App.Outages;

/// <summary>What tells an outage of the database from a bug. The provider's own file knows its error codes and implements this.</summary>
public interface IDatabaseProbe
{
    /// <summary>
    /// True when the database could not be reached or could not do now what it does at other times (gone, locked, full, too busy). Looks
    /// at this one exception, not at what it wraps.
    /// </summary>
    bool IsOutage(Exception exception);

    /// <summary>Asks the database something small on a connection of its own.</summary>
    /// <exception cref="Exception">It did not answer within two seconds.</exception>
    Task Ask(CancellationToken cancellationToken);
}
