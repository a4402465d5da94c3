namespace Kalapa.App.Live;

/// <summary>Where a board's rows come from. A singleton; a short context per call.</summary>
public interface IBoardSource<TRow>
{
    /// <summary>False when no row of the board can look different after it, so that nothing is read.</summary>
    bool MayConcern(TicketChanged change);

    /// <summary>Every row that belongs on the board, whoever looks.</summary>
    Task<IReadOnlyList<TRow>> ReadAll(CancellationToken cancellationToken);

    /// <summary>The version of every row that belongs on the board: cheap, since most of them are known.</summary>
    Task<IReadOnlyDictionary<Guid, long>> ReadVersions(CancellationToken cancellationToken);

    /// <summary>The rows of these tickets; one that is missing doesn't belong on the board (any more).</summary>
    Task<IReadOnlyList<TRow>> Read(IReadOnlyCollection<Guid> changed, CancellationToken cancellationToken);
}
