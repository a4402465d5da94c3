using Kalapa.App.Shared;

namespace Kalapa.App.Features.Queue;

/// <summary>What a row of the queue says beside the ticket's own facts; a row is drawn again when it differs.</summary>
/// <param name="Place">Its number in the whole queue, as the client sees it.</param>
/// <param name="Waited">How long it waits, in words.</param>
/// <param name="Promise">The clock of the promise that runs; null for none.</param>
/// <param name="Selected">It is in the preview.</param>
/// <param name="Gone">Why it is a stub; null while it stands in the list.</param>
public sealed record QueueRowLook(int? Place, string Waited, PromiseLook? Promise, bool Selected, string? Gone);
