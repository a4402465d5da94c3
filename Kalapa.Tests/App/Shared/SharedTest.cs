using Bunit;
using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain.Promises;
using Kalapa.Domain.SupportRequests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace Kalapa.Tests.App.Shared;

/// <summary>Renders shared parts with words and a clock that stands still until a test moves it.</summary>
public abstract class SharedTest : BunitContext
{
    protected static DateTimeOffset Now { get; } = new(2026, 11, 3, 2, 5, 0, TimeSpan.Zero);

    protected FakeTimeProvider Clock { get; } = new(Now);

    protected SharedTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<MinuteTick>();
        Services.AddScoped<CircuitWork>();
        Services.AddSingleton(_ => new SupportCategories(new SeededCategories(), new LiveUpdates(Clock, NullLogger<LiveUpdates>.Instance)));
        Services.AddSingleton(_ => new CurrentPromises(new SeededPromises(), new LiveUpdates(Clock, NullLogger<LiveUpdates>.Instance)));
        // Nobody is signed in; only who asks for an account's rights would need a database.
        Services.AddScoped(_ => new CurrentActor(contexts: null!, TimeProvider.System));
    }

    /// <summary>The promises that a new database begins with.</summary>
    private sealed class SeededPromises : IPromiseSource
    {
        public Task<PromiseBook> Read(CancellationToken cancellationToken) => Task.FromResult(PromiseBook.Default);
    }

    /// <summary>The categories that a new database begins with.</summary>
    private sealed class SeededCategories : ICategorySource
    {
        public Task<SupportCatalogue> Read(CancellationToken cancellationToken) => Task.FromResult(SupportCatalogue.Default);
    }
}
