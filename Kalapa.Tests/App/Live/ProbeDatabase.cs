using System.Collections.Concurrent;

namespace Kalapa.Tests.App.Live;

/// <summary>What the probe pages read.</summary>
public sealed class ProbeDatabase
{
    public ConcurrentQueue<string> Steps { get; } = new();

    public Task Preparation { get; set; } = Task.CompletedTask;

    public Func<Guid, Task<string>> Read { get; set; } = id => Task.FromResult(id.ToString());
}
