namespace Kalapa.App.Live;

/// <summary>Several subscriptions as one.</summary>
internal sealed class Subscriptions(params IDisposable[] all) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in all)
        {
            one.Dispose();
        }
    }
}
