namespace Kalapa.App.Outages;

/// <summary>
/// Everybody's loggers, with one difference: what is logged about an outage of the database is reported to <see cref="DatabaseOutage"/>,
/// which writes one line for all of it. An outage of four seconds used to write 4,500 lines from a dozen categories.
/// </summary>
/// <param name="inner">Writes.</param>
/// <param name="outage">Asked only when something with an exception is logged; it needs loggers itself.</param>
internal sealed class OutageLoggerFactory(LoggerFactory inner, Lazy<DatabaseOutage> outage) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Quiet(inner.CreateLogger(categoryName), outage);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    private sealed class Quiet(ILogger inner, Lazy<DatabaseOutage> outage) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is null || logLevel < LogLevel.Warning || !IsReported(exception))
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
            }
        }

        private bool IsReported(Exception exception)
        {
            try
            {
                if (!outage.Value.Is(exception))
                {
                    return false;
                }

                outage.Value.Report(exception);
                return true;
            }
            catch (ObjectDisposedException)
            {
                // The app is ending, and whoever still works logs what it stumbles over: a logger never throws.
                return false;
            }
        }
    }
}
