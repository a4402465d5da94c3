using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging.Console;

namespace Kalapa.App.Setup;

/// <summary>A server that cannot listen says why in one sentence, not in the host's stack traces.</summary>
internal static class ListenFault
{
    private const string Example = "Example: --urls=http://127.0.0.1:5081, or ASPNETCORE_HTTP_PORTS=8081";

    // These two tell a failed start with a stack trace each before the exception reaches us.
    private static readonly string[] Tellers = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>The sentence for whoever starts it; null when listening is not what failed.</summary>
    public static string? Sentence(Exception exception) => exception switch
    {
        IOException { InnerException: AddressInUseException } or AddressInUseException => $"The port is in use: {First(exception)}. End what listens there, or choose another. {Example}",
        IOException { InnerException: SocketException } or SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressNotAvailable }
            => $"Kalapa cannot listen there ({Reason(exception)}). Choose an address of this machine, and a port above 1023 or the right to a lower one. {Example}",
        FormatException when exception.StackTrace?.Contains("BindingAddress", StringComparison.Ordinal) is true => $"Urls is no list of addresses ({First(exception)}). {Example}",
        InvalidOperationException when exception.StackTrace?.Contains("Kestrel", StringComparison.Ordinal) is true => $"Kalapa cannot listen as configured ({First(exception)}). Keys: Urls, ASPNETCORE_HTTP_PORTS, Kestrel. {Example}",
        CryptographicException or FileNotFoundException or IOException or UnauthorizedAccessException when exception.StackTrace?.Contains("Kestrel", StringComparison.Ordinal) is true
            => $"The certificate cannot be used ({First(exception)}). Example: Kestrel__Certificates__Default__Path=/etc/kalapa/cert.pem and Kestrel__Certificates__Default__KeyPath=/etc/kalapa/key.pem",
        _ => null,
    };

    /// <summary>Quiet until the server runs: what fails before is told by <see cref="Sentence"/>.</summary>
    public static void AddQuietStart(this WebApplicationBuilder builder)
    {
        var quiet = new QuietStart();
        builder.Services.AddSingleton(quiet);
        foreach (var teller in Tellers)
        {
            builder.Logging.AddFilter<ConsoleLoggerProvider>(teller, level => level >= LogLevel.Warning && (quiet.IsOver || level < LogLevel.Error));
        }
    }

    /// <summary>From now on errors are told again.</summary>
    public static void EndQuietStart(this WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<QuietStart>().IsOver = true);

    private static string First(Exception exception) => exception.Message.Split('\n')[0].TrimEnd('.', '\r');

    private static string Reason(Exception exception) => $"{First(exception)}: {First(exception.InnerException ?? exception)}";

    private sealed class QuietStart
    {
        public volatile bool IsOver;
    }
}
