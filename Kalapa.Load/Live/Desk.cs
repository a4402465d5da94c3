using Kalapa.Load.Circuits;

namespace Kalapa.Load.Live;

/// <summary>A screen that is to be opened: who looks at which page.</summary>
/// <param name="Visitor">Signed in.</param>
/// <param name="Path">The page.</param>
internal sealed record Desk(Visitor Visitor, string Path)
{
    /// <summary>The queue's page.</summary>
    public const string Queue = "/antrian";

    /// <summary>It shows tickets being taken.</summary>
    public bool ShowsTakes => Path == Queue;

    /// <summary>Opens it.</summary>
    /// <param name="button">The <c>data-test</c> of a button to press later; null for none.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public Task<Circuit> Open(string? button, CancellationToken cancellationToken) =>
        // The queue is live once its rows are drawn, other pages once they say so.
        Circuit.Open(Visitor, Path, ShowsTakes ? "data-ticket" : "data-ready", button, cancellationToken);
}
