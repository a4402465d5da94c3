using Kalapa.Domain;

namespace Kalapa.App.Live;

/// <summary>How many follow-ups wait for somebody longer than they should.</summary>
public interface IOverdueFollowUps
{
    /// <summary>
    /// Those that are the reader's to do; for a CS lead also the group's, and those of somebody who cannot sign in any more. 0 for who keeps no companies.
    /// One count on an index of what is open and late.
    /// </summary>
    Task<int> CountFor(Actor reader, CancellationToken cancellationToken = default);
}
