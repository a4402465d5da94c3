using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kalapa.App.Outages;

/// <summary>Registration.</summary>
public static class OutageServices
{
    /// <summary>The node's knowledge of its database, and loggers that count an outage instead of repeating it.</summary>
    public static IServiceCollection AddOutages(this IServiceCollection services)
    {
        services.TryAddSingleton<DatabaseOutage>();
        services.TryAddScoped<OutageNotices>();
        return services;
    }

    /// <summary>The same, with the app's loggers.</summary>
    public static void AddQuietLoggers(this IServiceCollection services)
    {
        services.AddOutages().TryAddSingleton<LoggerFactory>();
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(provider =>
            new OutageLoggerFactory(provider.GetRequiredService<LoggerFactory>(), new(provider.GetRequiredService<DatabaseOutage>))));
    }
}
