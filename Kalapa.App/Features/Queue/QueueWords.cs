namespace Kalapa.App.Features.Queue;

/// <summary>Names the texts of the queue.</summary>
public sealed class QueueWords;
