using Kalapa.App.Data;
using Kalapa.App.Features.Activity;
using Kalapa.App.Jobs;
using Kalapa.App.Outages;
using Kalapa.Domain.Access;
using Kalapa.Domain.Permits;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kalapa.Tests.App.Outages;

/// <summary>A clock that jumps stops what is done by it until an admin says that it is right (R116).</summary>
public sealed class ClockWatchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Machine.NewFolder("kalapa-clock-");
    private readonly TwoClocks _clocks = new(DateTimeOffset.UtcNow);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(24 * 60)]
    [InlineData(-60)]
    [InlineData(6)]
    [InlineData(-6)]
    public void A_jump_is_seen_and_stays_until_it_is_confirmed(int minutes)
    {
        var watch = Watch();
        Assert.True(watch.IsTrusted);

        _clocks.Jump(TimeSpan.FromMinutes(minutes));

        Assert.False(watch.IsTrusted);
        Assert.Equal(minutes, (int)watch.Alarm!.Parted.TotalMinutes);
        // Put right by itself, or a day later: still the admin's word.
        _clocks.Jump(TimeSpan.FromMinutes(-minutes));
        _clocks.Pass(TimeSpan.FromDays(1));
        Assert.False(watch.IsTrusted);
        watch.Confirm();
        Assert.True(watch.IsTrusted);
        Assert.Null(watch.Alarm);
    }

    [Fact]
    public void Time_that_passes_and_small_corrections_raise_nothing()
    {
        var watch = Watch();
        for (var hour = 0; hour < 24 * 400; hour++)
        {
            _clocks.Pass(TimeSpan.FromHours(1));
            // A minute a day is a very poor clock.
            _clocks.Jump(TimeSpan.FromSeconds(2.5));
            Assert.True(watch.IsTrusted);
        }

        _clocks.Jump(TimeSpan.FromMinutes(4));
        Assert.True(watch.IsTrusted);
    }

    [Fact]
    public void Small_steps_within_an_hour_add_up()
    {
        var watch = Watch();
        for (var step = 0; step < 3; step++)
        {
            Assert.True(watch.IsTrusted);
            _clocks.Pass(TimeSpan.FromMinutes(1));
            _clocks.Jump(TimeSpan.FromMinutes(2));
        }

        Assert.False(watch.IsTrusted);
    }

    [Fact]
    public void The_alarm_outlives_a_restart_and_holds_for_every_server_on_the_folder()
    {
        var (first, second) = (Watch(), Watch());
        _clocks.Jump(TimeSpan.FromHours(1));
        Assert.False(first.IsTrusted);
        Assert.False(Watch().IsTrusted);
        Assert.False(second.IsTrusted);

        Watch().Confirm();

        Assert.True(first.IsTrusted);
        Assert.True(second.IsTrusted);
    }

    [Fact]
    public async Task Permits_outlive_a_jump_until_an_admin_confirms_the_clock()
    {
        await using var app = await TestApp.Start(Engine.Sqlite, configure: services => services
            .AddSingleton(new ClockWatch(_folder.FullName, _clocks, NullLogger<ClockWatch>.Instance)));
        var permit = await app.Permit(await app.Approved());
        var timed = new TimedWork(
            app.Get<UnitOfWork>(), app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<JobLeases>(), app.Get<ClockWatch>(), app.Clock, NullLogger<TimedWork>.Instance);
        await timed.DoWhatIsDueByATrustedClock(TestContext.Current.CancellationToken);

        app.Clock.SetUtcNow(permit.Window.End.AddDays(1));
        _clocks.Jump(TimeSpan.FromDays(2));
        await timed.DoWhatIsDueByATrustedClock(TestContext.Current.CancellationToken);
        Assert.Equal(PermitState.Issued, (await app.Permit(permit.TicketId)).State);

        // Only an admin, and only for the time that was shown.
        var confirm = app.Get<ConfirmClock>();
        await Assert.ThrowsAsync<AccessDenied>(() => confirm.Run(app.People.Agent.Id, app.Clock.GetUtcNow()));
        await Rule.Broken("clock.moved", () => confirm.Run(app.People.Admin.Id, app.Clock.GetUtcNow().AddHours(-1)));
        Assert.False(app.Get<ClockWatch>().IsTrusted);

        await confirm.Run(app.People.Admin.Id, app.Clock.GetUtcNow());
        await timed.DoWhatIsDueByATrustedClock(TestContext.Current.CancellationToken);

        Assert.Equal(PermitState.Expired, (await app.Permit(permit.TicketId)).State);
        Assert.Equal(app.People.Admin.Id, (await app.Read(db => db.AuditEvents.SingleAsync(row => row.Type == "clock.confirmed"))).ActorId);
    }

    private ClockWatch Watch() => new(_folder.FullName, _clocks, NullLogger<ClockWatch>.Instance);

    /// <summary>A wall clock and a monotonic one that can part.</summary>
    private sealed class TwoClocks(DateTimeOffset wall) : TimeProvider
    {
        private DateTimeOffset _wall = wall;
        private long _passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time)
        {
            _wall += time;
            _passed += time.Ticks;
        }

        public void Jump(TimeSpan by) => _wall += by;

        public override DateTimeOffset GetUtcNow() => _wall;

        public override long GetTimestamp() => _passed;
    }
}
