using Kalapa.Domain.Access;

namespace Kalapa.App.Live;

/// <summary>One row of a board, named by its ticket: immutable, and compared by its version alone. Rows sort by their own natural order.</summary>
public interface IBoardRow : IStableRow
{
    /// <summary>Changes with everything the row shows; the same version is the same row.</summary>
    long Version { get; }

    /// <summary>The facts that decide who may see it.</summary>
    AccessSubject Subject { get; }
}
