using Kalapa.App.Data;

namespace Kalapa.App.Setup;

/// <summary>Where the configuration comes from, for the server and for the commands that read it.</summary>
internal static class KalapaBuilder
{
    /// <summary>A builder with the whole configuration, whether it is right or not.</summary>
    /// <exception cref="StartRefused">A file of it cannot be read.</exception>
    public static WebApplicationBuilder Unchecked(string[] args)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            // A container's secrets are files, one for each key.
            builder.Configuration.AddKeyPerFile("/run/secrets", optional: true);
            return builder;
        }
        catch (Exception exception) when (exception is InvalidDataException or DirectoryNotFoundException or FormatException)
        {
            throw new StartRefused($"The configuration cannot be read: {exception.Message} {exception.InnerException?.Message}".TrimEnd(), exception);
        }
    }

    /// <summary>A builder whose configuration is right.</summary>
    /// <exception cref="StartRefused">It is not.</exception>
    public static WebApplicationBuilder New(string[] args)
    {
        var builder = Unchecked(args);
        return (RuntimeFloor.Fault(Environment.Version) ?? Settings.Fault(builder.Configuration, builder.Environment.EnvironmentName)) is { } fault ? throw new StartRefused(fault) : builder;
    }
}
