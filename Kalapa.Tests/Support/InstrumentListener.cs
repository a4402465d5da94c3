using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Kalapa.Tests.Support;

/// <summary>Hears what one of Kalapa's instruments measures, as a collector would.</summary>
internal sealed class InstrumentListener<T> : IDisposable where T : struct
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(T Value, string Tags)> _heard = new();

    /// <param name="instrument">Its name.</param>
    public InstrumentListener(string instrument)
    {
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Name == instrument)
            {
                listener.EnableMeasurementEvents(published);
            }
        };
        _listener.SetMeasurementEventCallback<T>((_, value, tags, _) => _heard.Enqueue((value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")))));
        _listener.Start();
    }

    /// <summary>What was measured so far. Other tests of the same run are heard too: they are told apart by the tags.</summary>
    public IReadOnlyList<(T Value, string Tags)> Heard => [.. _heard];

    /// <summary>Asks the instruments that answer only when asked.</summary>
    public IReadOnlyList<(T Value, string Tags)> Ask()
    {
        _heard.Clear();
        _listener.RecordObservableInstruments();
        return Heard;
    }

    public void Dispose() => _listener.Dispose();
}
