using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Tickets.Review;

/// <summary>What a composer wants sent.</summary>
/// <param name="Audience">To whom.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Files">Files that wait for it.</param>
public sealed record OutgoingMessage(Visibility Audience, string Text, IReadOnlyCollection<Guid> Files);
