using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OneThingOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "GiveUpAt",
                table: "Outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // A day from when it happened, in ticks, as it was before.
            migrationBuilder.Sql("UPDATE Outbox SET GiveUpAt = At + 864000000000;");

            migrationBuilder.AddColumn<bool>(
                name: "IsAgain",
                table: "Outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsBundled",
                table: "Outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "RepeatedAt",
                table: "Notifications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Times",
                table: "Notifications",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "DigestHour",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_Id",
                table: "Outbox",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_UserId_EndedAt",
                table: "Outbox",
                columns: new[] { "UserId", "EndedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_State_Id",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_UserId_EndedAt",
                table: "Outbox");

            migrationBuilder.Sql("ALTER TABLE Outbox DROP COLUMN GiveUpAt;");

            migrationBuilder.Sql("ALTER TABLE Outbox DROP COLUMN IsAgain;");

            migrationBuilder.Sql("ALTER TABLE Outbox DROP COLUMN IsBundled;");

            migrationBuilder.Sql("ALTER TABLE Notifications DROP COLUMN RepeatedAt;");

            migrationBuilder.Sql("ALTER TABLE Notifications DROP COLUMN Times;");

            migrationBuilder.Sql("ALTER TABLE AspNetUsers DROP COLUMN DigestHour;");
        }
    }
}
