using Kalapa.App.Outages;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Kalapa.Tests.App.Outages;

public sealed class OutageLoggerFactoryTests
{
    [Fact]
    public void What_is_logged_while_the_app_ends_ends_no_process()
    {
        using var factory = new OutageLoggerFactory(new LoggerFactory(), new Lazy<DatabaseOutage>(() => throw new ObjectDisposedException("services")));

        factory.CreateLogger("late").Log(LogLevel.Error, default, "late", new InvalidOperationException(), (text, _) => text);
    }
}
