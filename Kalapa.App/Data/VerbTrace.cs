using System.Diagnostics;
using System.Diagnostics.Metrics;
using Kalapa.Domain;
using Kalapa.Domain.Access;

namespace Kalapa.App.Data;

/// <summary>A verb under way, for whoever watches Kalapa from outside: its name, how it ended and how long it took.</summary>
internal sealed class VerbTrace : IDisposable
{
    /// <summary>The name of its meter and of its traces.</summary>
    public const string Instruments = "Kalapa.Verbs";

    private static readonly ActivitySource Traces = new(Instruments);
    private static readonly Meter Meter = new(Instruments);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("kalapa.verb.duration", "s", "From a verb's call to its answer.");

    private readonly Activity? _trace;
    private readonly string _name;
    private readonly long _since = Stopwatch.GetTimestamp();
    private string _outcome = "failed";

    private VerbTrace(string name) => (_name, _trace) = (name, Traces.StartActivity(name));

    /// <summary>Null while nobody watches.</summary>
    /// <param name="verb">It is called after the class that it stands in, such as <c>TakeNext</c>.</param>
    public static VerbTrace? Of(Delegate verb) => Traces.HasListeners() || Duration.Enabled ? new(NameOf(verb)) : null;

    /// <summary>It was committed.</summary>
    public void Succeed() => _outcome = "done";

    /// <summary>It was not; a rule's no and a right's are no failures.</summary>
    public void Fail(Exception exception)
    {
        _outcome = exception switch
        {
            RuleBroken => "refused",
            AccessDenied => "denied",
            OperationCanceledException => "cancelled",
            _ => "failed",
        };
        if (_outcome == "failed")
        {
            _trace?.SetStatus(ActivityStatusCode.Error);
            _trace?.AddException(exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _trace?.SetTag("outcome", _outcome);
        _trace?.Dispose();
        var tags = new TagList { { "verb", _name }, { "outcome", _outcome } };
        Duration.Record(Stopwatch.GetElapsedTime(_since).TotalSeconds, tags);
    }

    // A lambda stands in a class of the compiler's inside the verb's own.
    private static string NameOf(Delegate verb)
    {
        var type = verb.Method.DeclaringType;
        while (type?.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type?.Name ?? "?";
    }
}
